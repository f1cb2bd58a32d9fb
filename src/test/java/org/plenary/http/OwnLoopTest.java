package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OwnLoopTest {
  /** After the name in brackets: state is the first field, niceness the seventeenth. */
  private static final int NICENESS = 16;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLoopThatGivesWayDoesSoAloneAndOthersStayAsTheyWere(Vertx vertx) throws Exception {
    Context other = await(OwnLoop.of(vertx));
    Context readers = await(OwnLoop.of(vertx));
    int before = niceness(other);

    await(OwnLoop.giveWay(vertx, readers));

    assertEquals(5, niceness(readers));
    assertEquals(before, niceness(other));
    assertNotEquals(5, before);
  }

  private static int niceness(Context loop) throws Exception {
    Promise<Integer> read = Promise.promise();
    loop.runOnContext(
        v -> {
          try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            read.complete(Integer.valueOf(fields[NICENESS]));
          } catch (Exception e) {
            read.fail(e);
          }
        });
    return await(read.future());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
