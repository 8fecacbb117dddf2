-- What the last look at each open question says of each consumer that it is about.
create table gate_standing (
  question   bigint      not null references gate_question,
  subject    text        not null,
  consumer   text        not null,
  outcome    text        not null,
  lag        bigint,               -- how many records it has still to pass; null where nobody knows
  estimate   timestamptz,          -- when it will have passed them at its present pace
  answer     text,                 -- what its owner has answered, or why there need be no answer
  decided_at timestamptz not null,
  primary key (question, subject, consumer)
);
