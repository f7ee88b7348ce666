package acme.formats;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Contents;
import io.varscope.checkpoint.Strictness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Formats whose files are one word. None opens a file: what counts is which one is asked to. */
public abstract class Stub implements CheckpointFormat {

  private final String name;
  private final String suffix;
  private final String begin;

  Stub(String name, String suffix, String begin) {
    this.name = name;
    this.suffix = suffix;
    this.begin = begin;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> suffixes() {
    return List.of(suffix);
  }

  @Override
  public boolean recognizes(Path file, ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString().startsWith(begin);
  }

  @Override
  public Checkpoint open(Path file, Strictness strictness) {
    throw new CheckpointException(file, "opened as " + name);
  }

  @Override
  public boolean isWritten() {
    return true;
  }

  @Override
  public void write(Path file, Contents contents) throws IOException {
    CheckpointFormat.replace(
        file, target -> target.write(ByteBuffer.wrap(begin.getBytes(StandardCharsets.US_ASCII))));
  }

  /** Nothing is wrong with it. */
  public static final class Good extends Stub {
    public Good() {
      super("good", ".good", "good");
    }
  }

  /** Takes the files of {@link Good} for its own. */
  public static final class Rival extends Stub {
    public Rival() {
      super("rival", ".rival", "go");
    }
  }

  /** Takes every file for its own. */
  public static final class Greedy extends Stub {
    public Greedy() {
      super("greedy", ".greedy", "");
    }
  }

  /** Has the suffix of {@link Good}. */
  public static final class Twin extends Stub {
    public Twin() {
      super("twin", ".very.good", "twin");
    }
  }

  /** Has the name of one of the library's own. */
  public static final class Namesake extends Stub {
    public Namesake() {
      super("NPZ", ".namesake", "namesake");
    }
  }

  /** Has a suffix of one of the library's own. */
  public static final class Squatter extends Stub {
    public Squatter() {
      super("squatter", ".npz", "squatter");
    }
  }

  /** Has a suffix that no name has when it is looked for. */
  public static final class Loud extends Stub {
    public Loud() {
      super("loud", ".LOUD", "loud");
    }
  }

  /** Is only read. */
  public static final class Reader extends Stub {
    public Reader() {
      super("reader", ".reader", "reader");
    }

    @Override
    public boolean isWritten() {
      return false;
    }
  }

  /** Cannot be created. */
  public static final class Broken extends Stub {
    public Broken() {
      super("broken", ".broken", "broken");
      throw new IllegalStateException("no licence");
    }
  }

  /** Takes a file for longer than it is. */
  public static final class Dizzy extends Stub {
    public Dizzy() {
      super("dizzy", ".dizzy", "dizzy");
    }

    @Override
    public boolean recognizes(Path file, ByteBuffer bytes) {
      return bytes.getLong() == 0;
    }
  }

  /** Does not say what it is called. */
  public static final class Mute extends Stub {
    public Mute() {
      super("mute", ".mute", "mute");
    }

    @Override
    public String name() {
      throw new IllegalStateException("mute");
    }
  }
}
