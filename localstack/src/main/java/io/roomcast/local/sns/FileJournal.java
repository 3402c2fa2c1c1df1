package io.roomcast.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in one file, a line of JSON for each entry. An entry is with the operating system when
 * the method returns, so it outlives the process, also when that is killed, but not a loss of
 * power. A last line that a kill tore is left out at the next start. The file is written anew,
 * without what is finished, at the start and when it has grown large.
 */
public final class FileJournal implements Journal {

  private static final String FILE = "sns.journal";
  private static final long LARGE = 16L << 20;
  private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Path file;
  private final long large;
  private final FileChannel lock;
  private final JournalState state = new JournalState();
  private RandomAccessFile lines;
  private long rewriteAt;

  private FileJournal(Path folder, long large) throws IOException {
    this.file = folder.resolve(FILE);
    this.large = large;
    this.lock = locked(folder.resolve(FILE + ".lock"));
    for (String line : wholeLines()) state.apply(entry(line));
    this.lines = rewritten();
  }

  /**
   * Opens the journal of a folder, which is made where it is missing. Throws {@link
   * IllegalStateException} when it is open already, in this or another process, or a line before
   * the last cannot be read.
   */
  public static FileJournal open(Path folder) {
    return open(folder, LARGE);
  }

  static FileJournal open(Path folder, long large) {
    try {
      Files.createDirectories(folder);
      return new FileJournal(folder, large);
    } catch (IOException notOpened) {
      throw new IllegalStateException("no SNS journal in " + folder, notOpened);
    }
  }

  @Override
  public synchronized Recovered recover(String topicArn, Instant remembersSince) {
    return state.recovered(topicArn, remembersSince);
  }

  @Override
  public synchronized List<Publication> unfinished(String topicArn, String queueArn) {
    return state.unfinished(topicArn, queueArn);
  }

  @Override
  public synchronized void published(String topicArn, Publication publication, Set<String> queues) {
    write(new JournalEntry.Published(topicArn, queues, publication));
  }

  @Override
  public synchronized void done(String queueArn, String messageId) {
    if (state.awaits(queueArn, messageId)) write(new JournalEntry.Done(queueArn, messageId));
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
      lock.close();
    } catch (IOException notClosed) {
      throw new UncheckedIOException(notClosed);
    }
  }

  private void write(JournalEntry entry) {
    try {
      append(line(entry));
      state.apply(entry);
      if (lines.length() >= rewriteAt) rewrite();
    } catch (IOException notWritten) {
      throw new UncheckedIOException("SNS journal " + file, notWritten);
    }
  }

  /** The entry is written already, so this may fail: then the file goes on to grow for a while. */
  private void rewrite() throws IOException {
    try {
      RandomAccessFile old = lines;
      lines = rewritten();
      old.close();
    } catch (IOException notRewritten) {
      rewriteAt = 2 * lines.length();
      LOG.warn("the SNS journal was not written anew: {}", file, notRewritten);
    }
  }

  /** A file channel would be closed by an interrupt of the writing thread; this file is not. */
  private void append(byte[] line) throws IOException {
    long end = lines.length();
    try {
      lines.seek(end);
      lines.write(line);
    } catch (IOException notWritten) {
      lines.setLength(end);
      throw notWritten;
    }
  }

  private RandomAccessFile rewritten() throws IOException {
    var content = new ByteArrayOutputStream();
    for (JournalEntry entry : state.entries()) content.write(line(entry));
    Path next = file.resolveSibling(FILE + ".next");
    RandomAccessFile written = new RandomAccessFile(next.toFile(), "rw");
    try {
      written.setLength(0);
      written.write(content.toByteArray());
      written.getFD().sync();
      // What is open stays open under its new name.
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notWritten) {
      written.close();
      throw notWritten;
    }
    rewriteAt = Math.max(large, 2L * content.size());
    return written;
  }

  private List<String> wholeLines() throws IOException {
    if (!Files.exists(file)) return List.of();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    byte[] whole =
        text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1);
    return new String(whole, StandardCharsets.UTF_8).lines().toList();
  }

  private JournalEntry entry(String line) {
    try {
      return JSON.readValue(line, JournalEntry.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the SNS journal has an unreadable line: " + file);
    }
  }

  private static byte[] line(JournalEntry entry) throws JsonProcessingException {
    return (JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) return channel;
    } catch (OverlappingFileLockException alsoHere) {
      channel.close();
      throw new IllegalStateException("the SNS journal is in use: " + file, alsoHere);
    }
    channel.close();
    throw new IllegalStateException("the SNS journal is in use: " + file);
  }
}
