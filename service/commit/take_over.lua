-- Takes over pending entries that are idle for long enough, leaving their delivery counts as they
-- are, and dead-letters those that were deleted from the stream: nothing is left to classify, but
-- the loss is put on record. (Servers from 7.0 on would drop them unseen when claimed, so both
-- happen in one step.)
--
-- KEYS[1]   stream of the documents
-- KEYS[2]   stream of the dead letters
-- ARGV[1]   consumer group
-- ARGV[2]   consumer
-- ARGV[3]   least idle time, milliseconds; empty: take nothing over, and look at the entries
--           pending for this consumer only, however long they are idle
-- ARGV[4]   number of strings of the dead letter's common part
-- ARGV[5..] those strings: field names and values in turn
-- then      stream ids to look at
-- Returns the ids taken over; then, where the dead letters' key is of a wrong kind, the error's
-- text: what was deleted stays pending for now, and does not hold up the other entries.

local common = tonumber(ARGV[4])
local there, wrong = {}, false

-- Tells whether a pending entry is in nobody else's hand: what is trimmed there is still committed.
local function free(pending)
  if ARGV[3] == '' then return pending[2] == ARGV[2] end
  return pending[3] >= tonumber(ARGV[3])
end

-- The letters first: what refuses them, such as a full memory, must not find the half of it done.
for i = 5 + common, #ARGV do
  local id = ARGV[i]
  if #redis.call('XRANGE', KEYS[1], id, id) > 0 then
    there[#there + 1] = id
  else
    local pending = redis.call('XPENDING', KEYS[1], ARGV[1], id, id, 1)
    if #pending > 0 and free(pending[1]) then
      local reply = redis.pcall('XADD', KEYS[2], '*', 'stream_id', id, 'deliveries', pending[1][4],
        unpack(ARGV, 5, 4 + common))
      if type(reply) ~= 'table' or not reply.err then
        redis.call('XACK', KEYS[1], ARGV[1], id)
      elseif string.find(reply.err, 'WRONGTYPE', 1, true) then
        wrong = reply.err
      else
        return reply
      end
    end
  end
end

local taken = {}
for _, id in ipairs(ARGV[3] ~= '' and there or {}) do
  local claimed = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], id, 'JUSTID')
  if #claimed > 0 then taken[#taken + 1] = id end
end
return { taken, wrong }
