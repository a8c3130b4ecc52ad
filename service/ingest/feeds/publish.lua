-- Puts items on the stream and marks them as seen, each in one step: whenever the feeder dies, an
-- item is on the stream and marked, or neither.
--
-- KEYS[1]  stream of the documents
-- KEYS[2]  sorted set of the source's seen items: digest by the time it was last listed
-- KEYS[3]  how far a file has been read (only where ARGV[4] is not empty)
-- ARGV[1]  now, seconds since 1970
-- ARGV[2]  seconds that the set and the position are kept after their last use
-- ARGV[3]  items kept in the set; those go that were listed longest ago
-- ARGV[4]  position to remember with the items, or empty
-- then per item: digest, document (JSON)
--
-- Returns per item 1 (published) or 0 (seen before), and the error text of a refused write as the
-- last one where there is one: that item is neither published nor marked, and those behind it were
-- not tried.
--
-- The position is written last: one that is lost makes items come again, which are seen.

local stream, seen = KEYS[1], KEYS[2]
local now, keep, most, position = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local results = {}

local function refused(reply)
  return type(reply) == 'table' and reply.err
end

for at = 5, #ARGV, 2 do
  local digest = ARGV[at]
  local known = redis.pcall('ZSCORE', seen, digest)
  if refused(known) then
    results[#results + 1] = known.err
    return results
  end
  local entry
  if not known then
    entry = redis.pcall('XADD', stream, '*', '__data__', ARGV[at + 1])
    if refused(entry) then
      results[#results + 1] = entry.err
      return results
    end
  end
  local marked = redis.pcall('ZADD', seen, now, digest)
  if refused(marked) then
    if entry then redis.call('XDEL', stream, entry) end
    results[#results + 1] = marked.err
    return results
  end
  results[#results + 1] = known and 0 or 1
end

if #results > 0 then
  redis.pcall('ZREMRANGEBYRANK', seen, 0, -(most + 1))
  redis.pcall('EXPIRE', seen, keep)
end
if position ~= '' then
  local kept = redis.pcall('SET', KEYS[3], position, 'EX', keep)
  if refused(kept) then results[#results + 1] = kept.err end
end
return results
