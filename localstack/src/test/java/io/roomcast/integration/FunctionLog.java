package io.roomcast.integration;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;

/** Every log line from its beginning on, as the functions write them to standard output. */
final class FunctionLog implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Lines appender = new Lines("lines-" + NUMBER.incrementAndGet());

  private final class Lines extends AbstractAppender {

    private final JsonTemplateLayout layout =
        JsonTemplateLayout.newBuilder()
            .setConfiguration(context.getConfiguration())
            .setEventTemplateUri("classpath:log-line.json")
            .setStackTraceEnabled(true)
            .build();

    Lines(String name) {
      super(name, null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      lines.add(layout.toSerializable(event));
    }
  }

  private FunctionLog() {
    appender.start();
    context.getConfiguration().getRootLogger().addAppender(appender, null, null);
    context.updateLoggers();
  }

  static FunctionLog begin() {
    return new FunctionLog();
  }

  /** The lines so far that contain this. */
  List<String> with(String part) {
    return lines.stream().filter(line -> line.contains(part)).toList();
  }

  /** Each of these that a line contains, with the line. */
  Map<String, String> leaks(Queue<String> secrets) {
    return secrets.stream()
        .distinct()
        .flatMap(secret -> with(secret).stream().limit(1).map(line -> Map.entry(secret, line)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  int size() {
    return lines.size();
  }

  @Override
  public void close() {
    context.getConfiguration().getRootLogger().removeAppender(appender.getName());
    context.updateLoggers();
  }
}
