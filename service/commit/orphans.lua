-- Dead-letters pending entries that were deleted from the stream: nothing is left to classify,
-- but the loss is put on record. (Servers from 7.0 on would drop them unseen when claimed.)
--
-- KEYS[1]   stream of the documents
-- KEYS[2]   stream of the dead letters
-- ARGV[1]   consumer group
-- ARGV[2]   number of strings of the dead letter's common part
-- ARGV[3..] those strings: field names and values in turn
-- then      stream ids to look at
-- Returns the ids of the entries that were gone.

local common = tonumber(ARGV[2])
local gone = {}
for i = 3 + common, #ARGV do
  local id = ARGV[i]
  if #redis.call('XRANGE', KEYS[1], id, id) == 0 then
    local pending = redis.call('XPENDING', KEYS[1], ARGV[1], id, id, 1)
    if #pending > 0 then
      redis.call('XADD', KEYS[2], '*', 'stream_id', id, 'deliveries', pending[1][4],
        unpack(ARGV, 3, 2 + common))
      redis.call('XACK', KEYS[1], ARGV[1], id)
      gone[#gone + 1] = id
    end
  end
end
return gone
