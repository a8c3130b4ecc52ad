-- Removes one consumer from the group, unless entries are pending for it: those would be lost.
--
-- KEYS[1]  stream of the documents
-- ARGV[1]  consumer group
-- ARGV[2]  consumer
-- Returns 1 if it was removed, 0 if it has pending entries.

if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1
