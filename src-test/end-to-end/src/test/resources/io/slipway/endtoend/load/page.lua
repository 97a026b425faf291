-- Asks for the files of a page in turn, and counts what is no whole file of one version.
--   wrk … -s page.lua URL -- PATH…
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  requests = {}
  for i, path in ipairs(args) do
    requests[i] = wrk.format('GET', path)
  end
  turn, wrong, example = 0, 0, ''
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

local function count(body, version)
  return select(2, body:gsub(version, version))
end

function response(status, headers, body)
  local a, b = count(body, 'version%-a'), count(body, 'version%-b')
  if status ~= 200 or not ((a == 200 and b == 0) or (a == 0 and b == 200)) then
    wrong = wrong + 1
    example = string.format('status %d, %d times version a, %d times version b', status, a, b)
  end
end

function done(summary)
  local wrong, example = 0, ''
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get('wrong')
    example = example .. thread:get('example')
  end
  local errors = summary.errors
  print(string.format('answers=%d wrong=%d lost=%d %s', summary.requests, wrong,
    errors.connect + errors.read + errors.write + errors.timeout, example))
end
