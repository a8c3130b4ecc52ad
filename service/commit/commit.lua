-- Commits the verdicts on a batch of stream entries: exactly once, whoever runs it how often.
--
-- KEYS[1]          stream of the documents
-- KEYS[2]          stream of the dead letters
-- KEYS[3]          stream of all alerts
-- KEYS[4]          stream of the stories' news
-- KEYS[5]          the known stories' ids by their last report's time
-- KEYS[6..5+C]     streams of single categories
-- KEYS[6+C..5+C+N] deduplication key of each of the N entries, in order
-- the rest         index keys of the stories (prefix and token, see below)
-- ARGV[1]          consumer group
-- ARGV[2]          consumer
-- ARGV[3]          deduplication window, seconds
-- ARGV[4]          C, the number of category streams
-- ARGV[5]          N, the number of entries
-- ARGV[6]          prefix of the stories' keys; one story is <prefix>s:<id>. These keys and the
--                  index keys of a story's earlier reports can't be declared: the index alone
--                  knows the ids, and the story its tokens
-- ARGV[7]          seconds that a story lives after its last report
-- ARGV[8]          stories known at most; the oldest go
-- ARGV[9]          points at which a report belongs to a story
-- ARGV[10]         share of the signature at which a text is a copy
-- ARGV[11]         now, seconds since 1970
-- then per entry   stream id, "a" (alerts) or "d" (dead letter), and
--   "a": number of alerts; per alert: number of its category stream (1..C), id, category,
--        severity, payload before and after the story's JSON, fingerprint (JSON; empty: the alert
--        has no story), its index tokens with spaces between
--   "d": number of strings; then field names and values in turn
--
-- Returns per entry: {1, relation of each alert to its story, or "failed"} written, 2 duplicate
-- (acknowledged, nothing written), 3 written by an earlier run of this script whose reply was lost,
-- 0 not pending for this consumer (nothing done), or the key and the error text of a refused write
-- (nothing of that entry remains written).
--
-- Why in this order: an entry is acknowledged last, so that a refused write leaves it pending.
-- Redis does not roll back, hence the undo. What is known of the stories is read before the first
-- alert is written, every key of it, and written after the last: a key of a wrong kind is met
-- while nothing is there to be undone.

local documents, dead, all_alerts, stories, recent = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local group, consumer, window = ARGV[1], ARGV[2], ARGV[3]
local categories, entries = tonumber(ARGV[4]), tonumber(ARGV[5])
local prefix, life, limit = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local points_needed, copy_share, now = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
-- An entry of the index is renewed a quarter of a life late at most, and outlives its story.
local index_life = math.ceil(life * 1.25)
local at = 12
local results = {}

-- Of a story's reports: what is kept at most.
local MAX_SIGNATURES, MAX_SOURCES, MAX_NAMES, MAX_WORDS, MAX_TOKENS = 8, 64, 32, 100, 60
-- Of the index: stories under one token, those read of them, and candidates looked at.
local MAX_UNDER_TOKEN, MAX_READ, MAX_CANDIDATES = 32, 12, 12
local PLACELESS = { agreement = true, sanction = true, state_visit = true }
-- Points of a report that has category and day in common with a story, where nothing else is
-- known, of a copy, and against one whose place is far from the story's and none of its words;
-- kilometres at which places are two; letters of the stems among a story's words.
local ALONE, COPY, ELSEWHERE, FAR, STEM = 3.25, 11, 4, 80, 6
local TOLLS = { 'killed', 'injured', 'detained' }

-- Reads a key; a reply of a wrong kind of key is raised as the text of the error.
local function read(...)
  local reply = redis.pcall(...)
  if type(reply) == 'table' and reply.err then
    error({ refused = (select(2, ...)) .. ': ' .. reply.err })
  end
  return reply
end

-- Lists within a story are text, each member between spaces: they are read much more often than
-- they grow, and one long text unpacks faster than a hundred short ones.
local function has(text, member)
  return string.find(text, ' ' .. member .. ' ', 1, true) ~= nil
end

-- Without the space before a member, which every other member begins with, a search stops at far
-- fewer places; that a word now and then ends another word is worth it.
local function any_in(list, text)
  for i = 1, #list do
    if string.find(text, list[i], 1, true) then return true end
  end
  return false
end

-- How many of the report's words a text has, too, and the rarity of these in all.
local function shared_words(report, text)
  local words, count, rarity = report.spaced_w, 0, 0
  for i = 1, #words do
    if string.find(text, words[i], 1, true) then
      count, rarity = count + 1, rarity + report.i[i]
    end
  end
  return count, rarity
end

-- Adds the members that a text lacks, up to a number; returns the text and their number.
local function merge(text, number, members, most)
  local added = {}
  for _, one in ipairs(members) do
    if number >= most then break end
    if not has(text, one) then
      added[#added + 1] = one
      number = number + 1
    end
  end
  if #added > 0 then text = text .. table.concat(added, ' ') .. ' ' end
  return text, number
end

local function before_spaces(list)
  local found = {}
  for i = 1, #list do found[i] = list[i] .. ' ' end
  return found
end

-- The largest share of a signature that any of the story's has.
local function likest(report, story)
  local most, length = 0, #report.s
  for signature in string.gmatch(story.sigs, '%S+') do
    local theirs, same = { string.byte(signature, 1, length) }, 0
    for i = 1, length do
      if report.bytes[i] == theirs[i] then same = same + 1 end
    end
    if same > most then most = same end
  end
  return most / length
end

-- Kilometres, on a plane that is good enough for a region.
local function distance(a, b)
  local dy = (a.la - b.la) * 111
  local dx = (a.lo - b.lo) * 111 * math.cos(math.rad((a.la + b.la) / 2))
  return math.sqrt(dx * dx + dy * dy)
end

-- Tells whether one of a place's words is among a text's stems, which hyphens divide.
local function named(place, text)
  for word in string.gmatch(place, '[^%s-]+') do
    if #word > 3 and has(text, string.sub(word, 1, STEM)) then return true end
  end
  return false
end

-- Points for and against a report belonging to a story; nil: never. They are the log odds of a
-- logistic regression over pairs of a report and a story, and a constant (TRIED.md of
-- service/training tells of the fit).
local function match(report, story, banded)
  -- A text that shares none of the looked-up permutations is no copy.
  local copied = banded and likest(report, story) or 0
  local apart = math.abs(report.d - story.d)
  if apart > 3 then return nil, copied end
  local points = ALONE

  -- Where a visit, a treaty or a sanction "is", reports do not agree on; whom it concerns, they do.
  local placed = PLACELESS[report.c] and 0.4 or 1
  if report.la and story.la and report.p ~= story.p and distance(report, story) > FAR then
    if named(report.p, story.w) or named(story.p, report.text_w) then
      points = points - 1.4 * placed
    elseif copied >= copy_share then
      return nil, 0 -- a copy tells the same place: these are like words of one template
    else
      points = points - ELSEWHERE * placed
    end
  end
  if report.k ~= '' and story.k ~= '' and report.k ~= story.k then points = points - 1.7 * placed end

  if apart > 0 then
    points = points - (apart == 1 and 0.9 or 2) * (report.x and story.x and 1 or 0.5)
  end
  if report.u ~= '' and story.u ~= '' and report.u ~= story.u then points = points - 0.7 end

  for _, toll in ipairs(TOLLS) do
    local mine, theirs = report[toll], story[toll]
    if mine and theirs then
      local low, high = math.min(mine, theirs), math.max(mine, theirs)
      if low == high then
        points = points + math.min(2.9, 0.7 + 0.6 * math.log(1 + high))
      elseif high - low > 3 and low < high / 2 then
        points = points - 0.8
      end
    end
  end

  if copied >= copy_share then points = points + COPY end
  if #report.n > 2 and story.n_count > 2 and not any_in(report.spaced_n, story.n) then
    points = points - 1.3
  end
  local count, rarity = shared_words(report, story.w)
  points = points + 0.37 * rarity + 2.7 * count / math.max(6, math.min(#report.w, story.w_count))
  return points, copied
end

-- Finds the story that a report belongs to best; returns it, and how much of it is copied.
local function find(report, tokens, taken)
  local hits, ids, banded = {}, {}, false
  local function hit(id, weight)
    if not hits[id] then
      hits[id] = 0
      ids[#ids + 1] = id
    end
    hits[id] = hits[id] + weight
  end
  for _, token in ipairs(tokens) do
    local key = prefix .. token
    if string.sub(token, 1, 1) == 'b' then
      local id = read('GET', key)
      if id then
        hit(id, 3)
        banded = true
      end
    else
      for _, id in ipairs(read('ZREVRANGE', key, 0, MAX_READ - 1)) do hit(id, 1) end
    end
  end
  table.sort(ids, function(a, b)
    if hits[a] ~= hits[b] then return hits[a] > hits[b] end
    return a < b
  end)
  report.bytes = { string.byte(report.s, 1, #report.s) }
  report.text_w = ' ' .. table.concat(report.w, ' ') .. ' '
  report.spaced_n, report.spaced_w = before_spaces(report.n), before_spaces(report.w)
  local best, most, copied = nil, points_needed, 0
  for i = 1, math.min(#ids, MAX_CANDIDATES) do
    -- Far fewer entries in common than the first: not worth unpacking.
    if 5 * hits[ids[i]] < hits[ids[1]] then break end
    if not taken[ids[i]] then
      local packed = read('GET', prefix .. 's:' .. ids[i])
      local story = packed and cmsgpack.unpack(packed)
      if story and story.c == report.c then
        local points, share = match(report, story, banded)
        if points and points >= most then best, most, copied = story, points, share end
      end
    end
  end
  return best, copied
end

-- Tells the report's facts into the story; returns what changed.
local function tell(report, story, own_source)
  local changes = {}
  local late = report.t < story.t -- an older report that came later corrects nothing
  local function change(field, before, after)
    changes[#changes + 1] = string.format(
      '{"field":"%s","before":%s,"after":%s}', field, before or 'null', after)
  end
  for _, toll in ipairs(TOLLS) do
    local mine, theirs, kind = report[toll], story[toll], report[toll .. '_q']
    if mine and mine ~= theirs then
      local grows = theirs and mine > theirs and kind ~= 'up_to'
        and not (kind == 'about' and mine <= theirs * 1.15)
      local corrects = theirs and mine < theirs and own_source and kind == ''
      if not theirs or (not late and (grows or corrects)) then
        change(toll, theirs and string.format('%d', theirs), string.format('%d', mine))
        story[toll] = mine
      end
    end
  end
  if not late and report.z > story.z then
    change('status', story.f.status, report.f.status)
    story.z, story.f.status = report.z, report.f.status
  end
  if report.v > story.v then
    change('severity', story.f.severity, report.f.severity)
    story.v, story.f.severity = report.v, report.f.severity
  end
  for _, field in ipairs({ 'subtype', 'location', 'event_date', 'participants' }) do
    if report.f[field] and not story.f[field] then
      change(field, nil, report.f[field])
      story.f[field] = report.f[field]
    end
  end
  if story.p == '' and report.p ~= '' then
    story.p, story.la, story.lo = report.p, report.la, report.lo
  end
  if story.k == '' then story.k = report.k end
  if story.u == '' then story.u = report.u end
  if report.x and not story.x then story.x, story.d = true, report.d end
  story.t = math.max(story.t, report.t)
  return changes
end

-- Decides what an alert is to which story; writes nothing. Returns the story as it will be, the
-- relation, the JSON for the alert, and whether the index knows the report already.
local function decide(alert_id, report, tokens, taken)
  local story, copied = find(report, tokens, taken)
  local relation, changes = 'duplicate', {}
  if not story then
    read('GET', prefix .. 's:' .. alert_id)
    relation = 'new'
    story = {
      id = alert_id, c = report.c, u = report.u, d = report.d, x = report.x, p = report.p,
      k = report.k, la = report.la, lo = report.lo, t = report.t, v = report.v, z = report.z,
      f = report.f, killed = report.killed, injured = report.injured, detained = report.detained,
      n = ' ', n_count = 0, w = ' ', w_count = 0, sigs = ' ' .. report.s .. ' ', sigs_count = 1,
      from = ' ' .. report.o .. ' ', from_count = 1, tokens = ' ', tokens_count = 0, fresh = now,
      reports = 1, sources = 1, revision = 1,
    }
  else
    local known = has(story.from, report.o)
    story.reports = story.reports + 1
    if copied < copy_share then
      if not known then story.sources = story.sources + 1 end
      story.sigs, story.sigs_count =
        merge(story.sigs, story.sigs_count, { report.s }, MAX_SIGNATURES)
    end
    story.from, story.from_count = merge(story.from, story.from_count, { report.o }, MAX_SOURCES)
    if (report.r or report.z == 0) and story.z > 0 and report.t >= story.t then
      relation = 'cancel'
      changes = { string.format('{"field":"status","before":%s,"after":"disputed"}', story.f.status) }
      story.z, story.f.status, story.t = 0, '"disputed"', report.t
    elseif not (report.r or report.z == 0) then
      changes = tell(report, story, known and report.o ~= '')
      if #changes > 0 then relation = 'update' end
    end
    if relation ~= 'duplicate' then story.revision = story.revision + 1 end
  end
  if copied < copy_share then
    story.n, story.n_count = merge(story.n, story.n_count, report.n, MAX_NAMES)
    story.w, story.w_count = merge(story.w, story.w_count, report.w, MAX_WORDS)
  end
  local json = string.format(
    '{"id":"%s","relation":"%s","revision":%d,"reports":%d,"sources":%d,"changes":[%s]}',
    story.id, relation, story.revision, story.reports, story.sources, table.concat(changes, ','))
  return story, relation, json, relation == 'duplicate' and copied >= copy_share
end

-- Puts a story under a token; a key of a wrong kind, of an earlier report's token, is passed over.
local function index(story, token)
  local key = prefix .. token
  if string.sub(token, 1, 1) == 'b' then
    redis.pcall('SET', key, story.id, 'EX', index_life)
  elseif type(redis.pcall('ZADD', key, now, story.id)) == 'number' then
    redis.call('ZREMRANGEBYRANK', key, 0, -MAX_UNDER_TOKEN - 1)
    redis.call('EXPIRE', key, index_life)
  end
end

-- Writes a story and its index entries.
local function keep(story, tokens, indexed)
  -- Known entries are written again now and then only, long before they expire: all of them,
  -- because the reports of a story that lives long use ever other words.
  if now - story.fresh > life / 4 then
    story.fresh = now
    for token in string.gmatch(story.tokens, '%S+') do
      local band = string.sub(token, 1, 1) == 'b'
      local holder = band and redis.pcall('GET', prefix .. token)
      if not holder or holder == story.id then index(story, token) end
    end
  end
  local placed = false
  for _, token in ipairs(indexed and {} or tokens) do
    -- A place is looked up on three days and put under the report's own, the first of them.
    local place = string.sub(token, 1, 1) == 'p'
    local skipped = place and placed
    placed = placed or place
    if not skipped and story.tokens_count < MAX_TOKENS and not has(story.tokens, token) then
      story.tokens, story.tokens_count = story.tokens .. token .. ' ', story.tokens_count + 1
      index(story, token)
    end
  end
  redis.call('SET', prefix .. 's:' .. story.id, cmsgpack.pack(story), 'EX', life)
  redis.call('ZADD', recent, now, story.id)
  redis.call('EXPIRE', recent, life)
end

-- Forgets the stories that are expired or too many, with their index entries; so many at most,
-- because a limit that was lowered by thousands must not hold up the server. Never raises: the
-- alerts are written, and what can't be read, of another release or another kind, expires.
local function forget(most)
  redis.call('ZREMRANGEBYSCORE', recent, '-inf', now - life)
  local surplus = math.min(redis.call('ZCARD', recent) - limit, most)
  if surplus <= 0 then return end
  local oldest = redis.call('ZPOPMIN', recent, surplus)
  for i = 1, #oldest, 2 do
    local id = oldest[i]
    local packed = redis.pcall('GET', prefix .. 's:' .. id)
    local readable, story = pcall(cmsgpack.unpack, packed)
    if readable and type(story) == 'table' and type(story.tokens) == 'string' then
      for token in string.gmatch(story.tokens, '%S+') do
        local key = prefix .. token
        if string.sub(token, 1, 1) ~= 'b' then
          redis.pcall('ZREM', key, id)
        elseif redis.pcall('GET', key) == id then
          redis.call('DEL', key)
        end
      end
    end
    redis.call('DEL', prefix .. 's:' .. id)
  end
end

-- Takes the alerts of an entry from the arguments; returns them and the position behind them.
local function alerts_from(position, count)
  local alerts = {}
  for i = 1, count do
    local tokens = {}
    for token in string.gmatch(ARGV[position + 7], '%S+') do tokens[#tokens + 1] = token end
    alerts[i] = {
      stream = KEYS[5 + tonumber(ARGV[position])], id = ARGV[position + 1],
      category = ARGV[position + 2], severity = ARGV[position + 3],
      before = ARGV[position + 4], after = ARGV[position + 5], report = ARGV[position + 6],
      tokens = tokens, json = '',
    }
    position = position + 8
  end
  return alerts, position
end

-- Decides the stories of an entry's alerts: two events of one document are two happenings.
local function decide_all(alerts)
  local taken = {}
  for _, alert in ipairs(alerts) do
    if alert.report ~= '' then
      read('ZCARD', recent)
      alert.story, alert.relation, alert.json, alert.indexed =
        decide(alert.id, cjson.decode(alert.report), alert.tokens, taken)
      taken[alert.story.id] = true
    end
  end
end

for entry = 1, entries do
  local id, kind, count = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local body = at + 3
  local alerts
  if kind == 'a' then
    alerts, at = alerts_from(body, count)
  else
    at = body + count
  end

  local seen = KEYS[5 + categories + entry]
  local pending = redis.call('XPENDING', documents, group, id, id, 1, consumer)
  if #pending == 0 then
    local held = redis.call('GET', seen)
    -- Changes nothing, and is a write: an old primary that is a replica by now knows nothing of
    -- what was delivered since, answers reads all the same, and must not have the entry given up.
    -- (XX: SET is refused where memory is full, too. A first write that is not would have Redis
    -- allow all later ones of this run.)
    redis.call('SET', seen, held or '', 'XX', 'KEEPTTL')
    results[entry] = held == id .. ' ' .. consumer and 3 or 0
  elseif not redis.call('SET', seen, id .. ' ' .. consumer, 'NX', 'EX', window) then
    redis.call('XACK', documents, group, id)
    results[entry] = 2
  else
    local written, failure = {}, nil
    local function add(key, ...)
      local reply = redis.pcall('XADD', key, '*', ...)
      if type(reply) == 'table' and reply.err then
        failure = key .. ': ' .. reply.err
        return false
      end
      written[#written + 1] = { key, reply }
      return true
    end

    if kind == 'a' then
      local fine, problem = pcall(decide_all, alerts)
      if not fine and type(problem) == 'table' and problem.refused then
        failure = problem.refused
      else
        if not fine then -- a fingerprint that can't be read must not hold its alerts back
          for _, alert in ipairs(alerts) do
            if alert.report ~= '' then
              alert.story, alert.json, alert.relation = nil, 'null', 'failed'
            end
          end
        end
        for _, alert in ipairs(alerts) do
          local payload = alert.before .. alert.json .. alert.after
          local id_, category, severity = alert.id, alert.category, alert.severity
          if not (add(all_alerts, 'id', id_, 'category', category, 'severity', severity, '__data__', payload)
              and add(alert.stream, 'id', id_, 'category', category, 'severity', severity, '__data__', payload)
              and (not alert.story or alert.relation == 'duplicate'
                or add(stories, 'id', id_, 'category', category, 'severity', severity, 'story',
                  alert.story.id, 'relation', alert.relation, '__data__', payload))) then
            break
          end
        end
      end
    else
      add(dead, unpack(ARGV, body, body + count - 1))
    end

    if failure then
      for _, one in ipairs(written) do
        redis.call('XDEL', one[1], one[2])
      end
      redis.call('DEL', seen)
      results[entry] = failure
    else
      local result = { 1 }
      for _, alert in ipairs(alerts or {}) do
        if alert.story then keep(alert.story, alert.tokens, alert.indexed) end
        result[#result + 1] = alert.relation
      end
      -- Two for each that comes, so that their number goes down to the limit.
      if #result > 1 then forget(2 * #alerts) end
      redis.call('XACK', documents, group, id)
      results[entry] = result
    end
  end
end

return results
