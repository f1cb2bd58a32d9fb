package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The channel of an open WebSocket, taken over from Vert.x after its handshake so that it can
 * change event loops: it begins on the one that took the connection and moves to the room's when
 * its browser writes. Pings are answered where it is; what it hears is told on the room's context.
 * Its methods are called there, too.
 */
final class Peer extends ChannelInboundHandlerAdapter {
  private static final long CLOSING_S = 5;

  /** What is heard, in the room. */
  interface Ear {
    /** A text, binary or continuation frame; valid during the call. */
    void frame(WebSocketFrame frame);

    /** It is there: an answer to a ping. */
    void alive();

    /** It sent what is no WebSocket frame of a size that is taken. */
    void broken();

    void gone();
  }

  private final Channel channel;
  private final ContextInternal hall;
  private final ContextInternal room;
  private final ChannelHandlerContext out;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Ear ear;
  private volatile boolean closing;

  private Peer(Channel channel, ContextInternal hall, ContextInternal room) {
    this.channel = channel;
    this.hall = hall;
    this.room = room;
    this.out = channel.pipeline().firstContext();
  }

  /**
   * Takes a channel over. On its event loop, as soon as its handshake is done.
   *
   * @param hall the context of that event loop
   */
  static Peer of(Channel channel, ContextInternal hall, ContextInternal room) {
    for (Map.Entry<String, ChannelHandler> one : channel.pipeline().toMap().entrySet()) {
      ChannelHandler handler = one.getValue();
      if (!(handler instanceof WebSocketFrameDecoder || handler instanceof WebSocketFrameEncoder)) {
        channel.pipeline().remove(handler);
      }
    }
    Peer peer = new Peer(channel, hall, room);
    channel.pipeline().addLast(peer);
    channel.config().setAutoRead(true);
    return peer;
  }

  /** From now on it is heard; before anything else is called, in the room. */
  void hear(Ear listener) {
    ear = listener;
    if (!channel.isActive()) {
      listener.gone();
    }
  }

  /** Where its connection was taken. */
  ContextInternal hall() {
    return hall;
  }

  Channel channel() {
    return channel;
  }

  // On the channel's event loop

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof PingWebSocketFrame ping) {
      ctx.writeAndFlush(new PongWebSocketFrame(ping.content()));
    } else if (message instanceof CloseWebSocketFrame close) {
      if (closing) {
        // The answer to our own: a second one makes browsers forget why it was closed.
        close.release();
        channel.close();
      } else {
        ctx.writeAndFlush(close).addListener(done -> channel.close());
      }
    } else if (message instanceof WebSocketFrame frame) {
      room.emit(frame, this::heard);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    room.emit(v -> tell(Ear::gone));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    room.emit(v -> tell(Ear::broken));
  }

  // In the room

  private void heard(WebSocketFrame frame) {
    try {
      if (frame instanceof PongWebSocketFrame) {
        tell(Ear::alive);
      } else {
        tell(listener -> listener.frame(frame));
      }
    } finally {
      frame.release();
    }
  }

  private void tell(java.util.function.Consumer<Ear> what) {
    Ear listener = ear;
    if (listener != null) {
      what.accept(listener);
    }
  }

  boolean isWritable() {
    return channel.isWritable();
  }

  /** Sends a whole frame as {@link Frames} makes it. */
  void write(ByteBuf frame) {
    out.writeAndFlush(frame, channel.voidPromise());
  }

  /** Calls back in the room when all that was written before has left; not where it is gone. */
  void whenDrained(Runnable then) {
    out.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            drained -> {
              if (drained.isSuccess()) {
                room.emit(v -> then.run());
              }
            });
  }

  void ping() {
    control(new PingWebSocketFrame(Unpooled.copiedBuffer(new byte[] {'b', 'e', 'a', 't'})));
  }

  void pause() {
    channel.config().setAutoRead(false);
  }

  void resume() {
    channel.config().setAutoRead(true);
  }

  /** Says farewell; a browser that does not answer is cut off. */
  void close(short code, String reason) {
    if (!closing) {
      closing = true;
      resume();
      control(new CloseWebSocketFrame(code, reason));
      room.owner().setTimer(TimeUnit.SECONDS.toMillis(CLOSING_S), id -> channel.close());
    }
  }

  private void control(WebSocketFrame frame) {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      frame.release();
    } else {
      ctx.writeAndFlush(frame);
    }
  }

  /**
   * Moves it to the room's event loop. Nothing may be written meanwhile.
   *
   * @return completes in the room
   */
  Future<Void> moveIn() {
    EventLoop to = room.nettyEventLoop();
    if (channel.eventLoop() == to) {
      return Future.succeededFuture();
    }
    Promise<Void> moved = Promise.promise();
    channel
        .deregister()
        .addListener(
            left -> {
              if (left.isSuccess()) {
                to.register(channel)
                    .addListener(
                        there ->
                            room.emit(
                                v -> {
                                  if (there.isSuccess()) {
                                    moved.complete();
                                  } else {
                                    moved.fail(there.cause());
                                  }
                                }));
              } else {
                room.emit(v -> moved.fail(left.cause()));
              }
            });
    return moved.future();
  }
}
