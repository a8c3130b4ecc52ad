-- Takes one consumer out of the group and hands back what is pending for it: others may take that
-- over at once, since it counts as idle for longer than any of them waits for.
--
-- KEYS[1]  stream
-- ARGV[1]  consumer group
-- ARGV[2]  consumer
-- Returns the number of entries handed back.
--
-- They are put under one name for all, so that the consumer can be removed: names of processes that
-- are gone would pile up. An entry that was deleted stays, and its consumer with it, because newer
-- servers drop such a one unseen when it is claimed.

local HOLDER, IDLE = 'handed-back', '31536000000' -- a year, milliseconds
local moved = 0
for _, one in ipairs(redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 10000, ARGV[2])) do
  if #redis.call('XRANGE', KEYS[1], one[1], one[1]) > 0 then
    redis.call('XCLAIM', KEYS[1], ARGV[1], HOLDER, 0, one[1], 'IDLE', IDLE, 'JUSTID')
    moved = moved + 1
  end
end
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) == 0 then
  redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
end
return moved
