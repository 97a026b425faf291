// What people write into an environment.ts, and what bundlers make other things of.
export const env = {
  apiUrl: '#{apiUrl}#',
  hello: 'Hello #{title}#, welcome',
  two: who => `${who}: #{title}# at #{apiUrl}# \u00e9 é`,
  on: '#{on}#',
  count: '#{count}#',
  options: '#{options}#',
  part: 'count=#{count}#;on=#{on}#',
  json: () => JSON.parse('{"title":"#{title}#","in":"x #{title}#","on":"#{on}#"}'),
  upper: '#{title|upper}#',
  query: 'https://x.example/?q=#{title|url}#',
  fallback: '#{missing:-it is "fine" é}#',
  style: '.hoisted{--title:"#{title}#";background:url(#{apiUrl}#/a.png)}',
};

/** Everything that the page can know of its values. */
export const facts = () => {
  env.options.changed = true;
  return JSON.stringify([env.apiUrl, env.hello, env.two('x'), env.on, typeof env.on, env.count, typeof env.count,
    env.options, env.part, env.json(), env.upper, env.query, env.fallback, env.style]);
};
