-- Trims the document stream to the finished documents worth keeping: never past what any
-- consumer group has not read or has not finished.
--
-- KEYS[1]  stream of the documents
-- ARGV[1]  finished documents to keep
-- Returns the number of entries removed.
--
-- One script, because a group's position and its oldest pending entry must be of one moment.

local function older(a, b)
  local a_ms, a_seq = string.match(a, '^(%d+)-(%d+)$')
  local b_ms, b_seq = string.match(b, '^(%d+)-(%d+)$')
  -- Compared as text of equal length: 64-bit numbers do not fit Lua's.
  if #a_ms ~= #b_ms then return #a_ms < #b_ms end
  if a_ms ~= b_ms then return a_ms < b_ms end
  if #a_seq ~= #b_seq then return #a_seq < #b_seq end
  return a_seq < b_seq
end

redis.call('XTRIM', KEYS[1], 'MINID', '0') -- removes nothing; a replica refuses it
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local groups = redis.call('XINFO', 'GROUPS', KEYS[1])
if #groups == 0 then return 0 end

local floor = nil -- the oldest entry that some group still needs, or its last one finished
for _, flat in ipairs(groups) do
  local group = {}
  for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
  local reached = group['last-delivered-id']
  if group['pending'] > 0 then
    local oldest = redis.call('XPENDING', KEYS[1], group['name'])[2]
    if older(oldest, reached) then reached = oldest end
  end
  if floor == nil or older(reached, floor) then floor = reached end
end

local keep = tonumber(ARGV[1])
if keep == 0 then
  return redis.call('XTRIM', KEYS[1], 'MINID', floor)
end
local surplus = redis.call('XLEN', KEYS[1]) - keep
if surplus <= 0 then return 0 end
-- LIMIT goes with the inexact form only, which removes whole nodes of the stream.
return redis.call('XTRIM', KEYS[1], 'MINID', '~', floor, 'LIMIT', surplus)
