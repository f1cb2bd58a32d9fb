package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import org.plenary.proof.Hash;
import org.plenary.proof.Tree;

/** A log's tree, hashed again from the entries as they are stored. */
final class Rebuilt {
  private Rebuilt() {}

  static Future<Tree> tree(SqlClient client, long meeting) {
    Tree tree = new Tree();
    return RecordTables.each(
            client,
            meeting,
            0,
            Long.MAX_VALUE,
            page -> {
              page.forEach(entry -> tree.add(Hash.leaf(entry.getBytes(StandardCharsets.UTF_8))));
              return Future.succeededFuture();
            })
        .map(tree);
  }
}
