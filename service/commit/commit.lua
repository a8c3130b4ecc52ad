-- Commits the verdicts on a batch of stream entries: exactly once, whoever runs it how often.
--
-- KEYS[1]          stream of the documents
-- KEYS[2]          stream of the dead letters
-- KEYS[3]          stream of all alerts
-- KEYS[4..3+C]     streams of single categories
-- KEYS[4+C..]      deduplication key of each entry, in the entries' order
-- ARGV[1]          consumer group
-- ARGV[2]          consumer
-- ARGV[3]          deduplication window, seconds
-- ARGV[4]          C, the number of category streams
-- ARGV[5]          number of entries
-- then per entry   stream id, "a" (alerts) or "d" (dead letter), and
--   "a": number of alerts; per alert: number of its category stream (1..C), id, category,
--        severity, payload
--   "d": number of strings; then field names and values in turn
--
-- Returns per entry: 1 written, 2 duplicate (acknowledged, nothing written), 3 written by an
-- earlier run of this script whose reply was lost, 0 not pending for this consumer (nothing
-- done), or the error text of a refused write (nothing of that entry remains written).
--
-- Why in this order: an entry is acknowledged last, so that a refused write leaves it pending.
-- Redis does not roll back, hence the undo.

local documents, dead, all_alerts = KEYS[1], KEYS[2], KEYS[3]
local group, consumer, window = ARGV[1], ARGV[2], ARGV[3]
local categories, entries = tonumber(ARGV[4]), tonumber(ARGV[5])
local at = 6
local results = {}

for entry = 1, entries do
  local id, kind, count = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local body = at + 3
  at = body + (kind == 'a' and count * 5 or count)

  local seen = KEYS[3 + categories + entry]
  local pending = redis.call('XPENDING', documents, group, id, id, 1, consumer)
  if #pending == 0 then
    results[entry] = redis.call('GET', seen) == id .. ' ' .. consumer and 3 or 0
  elseif not redis.call('SET', seen, id .. ' ' .. consumer, 'NX', 'EX', window) then
    redis.call('XACK', documents, group, id)
    results[entry] = 2
  else
    local written, failure = {}, nil
    local function add(key, ...)
      local reply = redis.pcall('XADD', key, '*', ...)
      if type(reply) == 'table' and reply.err then
        failure = reply.err
        return false
      end
      written[#written + 1] = { key, reply }
      return true
    end

    if kind == 'a' then
      for alert = 0, count - 1 do
        local p = body + alert * 5
        local category_stream = KEYS[3 + tonumber(ARGV[p])]
        local alert_id, category, severity, payload = ARGV[p + 1], ARGV[p + 2], ARGV[p + 3], ARGV[p + 4]
        if not (add(all_alerts, 'id', alert_id, 'category', category, 'severity', severity, '__data__', payload)
            and add(category_stream, 'id', alert_id, 'category', category, 'severity', severity, '__data__', payload)) then
          break
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
      redis.call('XACK', documents, group, id)
      results[entry] = 1
    end
  end
end

return results
