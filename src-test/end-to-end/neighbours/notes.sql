-- What PostGraphile makes a GraphQL API of.
create schema notes;
create table notes.note (
  id integer primary key generated always as identity,
  body text not null
);
