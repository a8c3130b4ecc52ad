-- Renews the lease on entries in hand: resets their idle time, but only where they are still
-- pending for this consumer, so that an entry that was claimed away is not taken back.
--
-- KEYS[1]   stream of the documents
-- ARGV[1]   consumer group
-- ARGV[2]   consumer
-- ARGV[3..] stream ids
-- Returns the number of entries renewed.

local renewed = 0
for i = 3, #ARGV do
  if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2]) > 0 then
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'JUSTID')
    renewed = renewed + 1
  end
end
return renewed
