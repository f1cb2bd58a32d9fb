package org.plenary.publication;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.people.Gate;
import org.plenary.refusal.Refusal;

/** Renders pages. The templates escape every value by where it stands. Thread-safe. */
public final class Pages {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets;
  private final Cookies cookies;
  private final Csrf csrf;

  /** The fonts: pages with forms have no script that would bring them. */
  private final List<String> styles =
      new Scripts().entry("src/public/public.ts").map(Scripts.Entry::styles).orElse(List.of());

  public Pages(Assets assets, Cookies cookies, Csrf csrf) {
    this.assets = assets;
    this.cookies = cookies;
    this.csrf = csrf;
  }

  /** The frame of a page with forms: belongs to one browser, is not cached. */
  public Frame frame(RoutingContext ctx, String titleKey, Object... arguments) {
    Messages messages = messages(ctx);
    return new Frame(
        messages,
        assets,
        messages.text(titleKey, arguments),
        ctx.request().path(),
        "",
        Gate.who(ctx).orElse(null),
        csrf.token(ctx),
        styles,
        ZoneOffset.UTC);
  }

  /** The frame of a page for everybody: the same for all readers of a language. */
  public Frame publicFrame(RoutingContext ctx, String title, String query) {
    return new Frame(messages(ctx), assets, title, ctx.request().path(), query, null, "");
  }

  /** The same for a page whose own script does not bring the fonts. */
  public Frame lettered(RoutingContext ctx, String title, String query) {
    return new Frame(
        messages(ctx),
        assets,
        title,
        ctx.request().path(),
        query,
        null,
        "",
        styles,
        ZoneOffset.UTC);
  }

  /** The words in the reader's language. */
  public Messages messages(RoutingContext ctx) {
    return Messages.in(Language.of(cookies, ctx));
  }

  /** The page as text; parameters are name, value, name, value ... beside the frame {@code f}. */
  public String html(String template, Frame frame, @Nullable Object... parameters) {
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("f", frame);
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      named.put(String.valueOf(parameters[i]), parameters[i + 1]);
    }
    StringOutput output = new StringOutput();
    engine.render(template, named, output);
    return output.toString();
  }

  /** Answers with a page that nobody else may see or keep. */
  public void show(
      RoutingContext ctx, String template, Frame frame, @Nullable Object... parameters) {
    String html;
    try {
      html = html(template, frame, parameters);
    } catch (RuntimeException bug) {
      // We are often called back from a future, which would swallow it and leave the reader
      // waiting.
      ctx.fail(bug);
      return;
    }
    ctx.response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Language", frame.language().tag())
        .end(html);
  }

  /** The page that tells of a refusal; for {@link org.plenary.http.Problems}. */
  public String problem(RoutingContext ctx, Refusal refusal) {
    Frame frame = frame(ctx, "problem.title");
    return html("problem.jte", frame, "sentence", frame.sentence(refusal), "code", refusal.code());
  }
}
