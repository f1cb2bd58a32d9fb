import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plenary.database.Database;
import org.plenary.database.DatabaseConfig;

/**
 * The least that any server does which saves before it tells: a relay of frames that are rows of a
 * table without an index first, committed together while one commit is under way, on the PostgreSQL
 * and with the settings that Plenary has. It reads nothing, places nothing, signs nothing. What it
 * costs and how long it takes is what the machine asks for; the rest is Plenary's.
 *
 * <p>{@code PORT=8080 java -cp target/plenary.jar src/bench/DurableRelay.java DATA}
 */
public final class DurableRelay {
  private record Frame(ServerWebSocket from, String text) {}

  private static final String INSERT = "insert into relay_frame (body) select unnest($1::text[])";

  private final Map<String, Set<ServerWebSocket>> rooms = new ConcurrentHashMap<>();
  private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
  private final Context context;
  private final PreparedStatement insert;
  private boolean busy;

  private DurableRelay(Context context, PreparedStatement insert) {
    this.context = context;
    this.insert = insert;
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
    Path home = Path.of(args[0]).resolve("postgresql");
    Database database = Database.start(vertx, new DatabaseConfig.Embedded(home)).await();
    Context context = vertx.getOrCreateContext();
    Promise<Void> open = Promise.promise();
    context.runOnContext(v -> open(vertx, context, database).onComplete(open));
    open.future()
        .onSuccess(v -> System.out.println("listening"))
        .onFailure(
            cause -> {
              cause.printStackTrace();
              System.exit(1);
            });
  }

  private static Future<Void> open(Vertx vertx, Context context, Database database) {
    PgConnectOptions owner =
        new PgConnectOptions(database.options())
            .setUser(database.owner().user())
            .setPassword(database.owner().password());
    return PgConnection.connect(vertx, owner)
        .compose(
            made ->
                made.query("create table if not exists relay_frame (body text)")
                    .execute()
                    .compose(v -> made.prepare(INSERT)))
        .compose(insert -> new DurableRelay(context, insert).listen(vertx));
  }

  private Future<Void> listen(Vertx vertx) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(System.getenv("PORT")))
            .setTcpNoDelay(true);
    return vertx.createHttpServer(options).webSocketHandler(this::joined).listen().mapEmpty();
  }

  private void joined(ServerWebSocket socket) {
    Set<ServerWebSocket> room =
        rooms.computeIfAbsent(socket.path(), path -> new LinkedHashSet<>());
    room.add(socket);
    socket.closeHandler(v -> room.remove(socket));
    socket.textMessageHandler(
        text -> {
          waiting.add(new Frame(socket, text));
          if (!busy) {
            busy = true;
            context.runOnContext(v -> store());
          }
        });
  }

  private void store() {
    if (waiting.isEmpty()) {
      busy = false;
      return;
    }
    List<Frame> batch = new ArrayList<>(waiting);
    waiting.clear();
    String[] bodies = batch.stream().map(Frame::text).toArray(String[]::new);
    insert
        .query()
        .execute(Tuple.from(new Object[] {bodies}))
        .onSuccess(
            stored -> {
              store();
              batch.forEach(this::tell);
            })
        .onFailure(
            cause -> {
              cause.printStackTrace();
              System.exit(1);
            });
  }

  private void tell(Frame frame) {
    for (ServerWebSocket other : rooms.get(frame.from.path())) {
      if (other != frame.from) {
        other.writeTextMessage(frame.text);
      }
    }
    frame.from.writeTextMessage("a" + frame.text);
  }
}
