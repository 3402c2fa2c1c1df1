package io.roomcast.local.stack;

import io.roomcast.local.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that keeps the data of one run at a time; the lock goes with the process. */
record DataFolder(Path path, FileChannel lock) implements AutoCloseable {

  /** Makes the folder if need be and locks it; refuses one that another run holds. */
  static DataFolder lock(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(channel)) return new DataFolder(path, channel);
      channel.close();
      throw new Refused("Another run uses the data folder " + path + ": end it, or take another.");
    } catch (IOException unusable) {
      throw new Refused("The data folder " + path + " cannot be written.", unusable);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path table() {
    return path.resolve("dynamodb");
  }

  Path topics() {
    return path.resolve("topics");
  }

  Path key() {
    return path.resolve("issuer-key.json");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException alreadyGone) {
      // The process's end frees it.
    }
  }
}
