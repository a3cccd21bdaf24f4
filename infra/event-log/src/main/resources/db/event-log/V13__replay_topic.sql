-- Kafka's own id of the topic that a replay is sent to: one that was made anew has nothing of it.
alter table command.replay add column topic_id text;
