-- Removes consumers long gone with nothing pending; with pending entries never, because their
-- removal would drop the entries.
--
-- KEYS[1]  stream of the documents
-- ARGV[1]  consumer group
-- ARGV[2]  this consumer, which is kept
-- ARGV[3]  idle time from which a consumer counts as gone, milliseconds
-- Returns the names of the removed consumers.

local removed = {}
for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for i = 1, #flat, 2 do consumer[flat[i]] = flat[i + 1] end
  if consumer['pending'] == 0 and consumer['name'] ~= ARGV[2]
      and consumer['idle'] >= tonumber(ARGV[3]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer['name'])
    removed[#removed + 1] = consumer['name']
  end
end
return removed
