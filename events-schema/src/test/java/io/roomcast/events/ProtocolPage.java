package io.roomcast.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Renders docs/protocol.md: its template, with what schemas and examples say in the slots. */
final class ProtocolPage {

  private ProtocolPage() {}

  static String render() {
    return template()
        .replace("{{kilobytes}}", String.valueOf(Codec.MAX_FRAME_BYTES / 1024))
        .replace("{{depth}}", String.valueOf(Codec.MAX_DEPTH))
        .replace("{{values}}", FieldTable.ofForms())
        .replace("{{actions}}", frames(Action.class))
        .replace("{{replies}}", frames(Reply.class))
        .replace("{{pushes}}", frames(Push.class))
        .replace("{{events}}", events())
        .replace("{{content}}", example("content/message", 1))
        .replace("{{errors}}", errors());
  }

  private static String frames(Class<?> frames) {
    return WireNames.of(frames).values().stream()
        .map(WireNames::schema)
        .map(ProtocolPage::frame)
        .collect(joining("\n\n"));
  }

  private static String events() {
    return WireNames.of(Content.class).keySet().stream()
        .map(name -> frame("event/" + name))
        .collect(joining("\n\n"));
  }

  private static String frame(String name) {
    boolean isAction = name.startsWith("action/");
    String heading = "### `" + name.substring(name.indexOf('/') + 1) + "`";
    String description = SchemaFiles.read(name).path("description").asText();
    String text =
        String.join(
            "\n\n", heading, description, FieldTable.of(name), example(name, isAction ? 2 : 1));
    return isAction ? text + "\n\n" + refusals(name) : text;
  }

  private static String example(String name, int most) {
    return Examples.of(name).valid().stream()
        .filter(right -> right.frame().equals(right.written()))
        .limit(most)
        .map(right -> "// " + right.why() + "\n" + PrettyJson.of(right.frame()))
        .collect(joining("\n\n", "```jsonc\n", "\n```"));
  }

  private static String refusals(String name) {
    return Examples.of(name).invalid().stream()
        .map(
            wrong ->
                "| %s | `%s` | %s |"
                    .formatted(
                        wrong.why(), wrong.code(), wrong.path() == null ? "" : code(wrong.path())))
        .collect(
            joining(
                "\n",
                "<details><summary>What is refused</summary>\n\n| frame | code | path |\n|---|---|---|\n",
                "\n\n</details>"));
  }

  private static String errors() {
    JsonNode codes = SchemaFiles.read("reply/error").at("/properties/code/oneOf");
    return StreamSupport.stream(codes.spliterator(), false)
        .map(
            code -> {
              String name = code.path("const").asText();
              return "| `%s` | %s | %s |"
                  .formatted(
                      name,
                      ErrorCode.valueOf(name).temporary() ? "yes" : "",
                      code.path("description").asText());
            })
        .collect(joining("\n", "| code | temporary | when |\n|---|---|---|\n", ""));
  }

  private static String code(String path) {
    return "`" + path + "`";
  }

  private static String template() {
    try (InputStream file = ProtocolPage.class.getResourceAsStream("protocol.template.md")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
