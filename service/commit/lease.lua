-- Renews the lease on entries in hand: resets their idle time, but only where they are still
-- pending for this consumer, so that an entry that was claimed away is not taken back; and only
-- where they are still in the stream, because servers from 7.0 on drop a claimed entry that was
-- trimmed or deleted from the pending ones, and its commit would find nothing to acknowledge.
--
-- KEYS[1]   stream of the documents
-- ARGV[1]   consumer group
-- ARGV[2]   consumer
-- ARGV[3]   number of deliveries to note; empty: it stays as it is
-- ARGV[4..] stream ids
-- Returns the ids renewed.

redis.call('XACK', KEYS[1], ARGV[1], '0-0') -- acknowledges nothing; a replica refuses it

local renewed = {}
for i = 4, #ARGV do
  local id = ARGV[i]
  if #redis.call('XPENDING', KEYS[1], ARGV[1], id, id, 1, ARGV[2]) > 0
      and #redis.call('XRANGE', KEYS[1], id, id) > 0 then
    if ARGV[3] == '' then
      redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, id, 'JUSTID')
    else
      redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, id, 'RETRYCOUNT', ARGV[3], 'JUSTID')
    end
    renewed[#renewed + 1] = id
  end
end
return renewed
