select bool_and(tag_list = string_to_array(tags, ','))
       and (select amname = 'gin' from pg_class c join pg_am a on a.oid = c.relam
             where c.oid = 'article_tag_list'::regclass)
  from article
