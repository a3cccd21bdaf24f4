-- A table as it was has all columns of the table, in its order: a statement that PostgreSQL has prepared finds the one and
-- the other under one name, and takes no other row type for it ("cached plan must not change result type").
create or replace function as_of.show(name text) returns void language plpgsql as $$
declare
    columns text := (select string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
                     from information_schema.columns c
                     where c.table_schema = current_schema() and c.table_name = name);
begin
    execute format('drop view if exists as_of.%I', name);
    execute format(
        'create view as_of.%1$I as
         select %2$s from %3$I.%1$I where since <= as_of.position()
         union all
         select %2$s from %3$I.%4$I where since <= as_of.position() and until > as_of.position()',
        name, columns, current_schema(), name || '_past');
end $$;

select as_of.show(table_name) from information_schema.views where table_schema = 'as_of';
