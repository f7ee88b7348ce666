package io.varscope.checkpoint;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The files of another file system, through a gate that may refuse each operation: for tests that
 * let each of them fail in turn.
 */
final class FaultyFileSystem extends FileSystem {

  /** Is asked before and after each operation on a file. */
  interface Gate {

    /**
     * Lets an operation pass, or throws what the system would.
     *
     * @param operation such as {@code write}
     */
    void before(String operation, Path file) throws IOException;

    /** May throw although the operation was done. */
    default void after(String operation, Path file) throws IOException {}
  }

  /** What the system does. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws IOException;
  }

  private final FileSystem real;
  private final Gate gate;
  private final Provider provider = new Provider();
  private final List<FileChannel> channels = new ArrayList<>();

  private FaultyFileSystem(FileSystem real, Gate gate) {
    this.real = real;
    this.gate = gate;
  }

  /** A file as it is seen through a gate. */
  static Path file(Path real, Gate gate) {
    return new FaultyFileSystem(real.getFileSystem(), gate).wrap(real);
  }

  /** Closes all files of the file system of a path, as the end of a program does. */
  static void closeAll(Path faulty) throws IOException {
    for (FileChannel channel : ((FaultyFileSystem) faulty.getFileSystem()).channels) {
      channel.close();
    }
  }

  <T> T pass(String name, Path file, Operation<T> operation) throws IOException {
    gate.before(name, file);
    T result = operation.run();
    gate.after(name, file);
    return result;
  }

  private Path wrap(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Wrapped.class.getClassLoader(),
            new Class<?>[] {Path.class, Wrapped.class},
            (proxy, method, args) -> invoke(path, method, args));
  }

  /** A path of this kind. */
  private interface Wrapped {
    Path real();
  }

  private static Object real(Object path) {
    return path instanceof Wrapped wrapped ? wrapped.real() : path;
  }

  private static Path realPath(Path path) {
    return (Path) real(path);
  }

  private Object invoke(Path path, Method method, Object[] args) throws Throwable {
    return switch (method.getName()) {
      case "real" -> path;
      case "getFileSystem" -> this;
      case "toRealPath" ->
          pass("toRealPath", path, () -> wrap(path.toRealPath((LinkOption[]) args[0])));
      case "iterator" -> StreamSupport.stream(path.spliterator(), false).map(this::wrap).iterator();
      default -> {
        Object result = call(path, method, args);
        yield result instanceof Path other ? wrap(other) : result;
      }
    };
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    Object[] unwrapped = args == null ? null : args.clone();
    for (int i = 0; unwrapped != null && i < unwrapped.length; i++) {
      unwrapped[i] = real(unwrapped[i]);
    }
    try {
      return method.invoke(target, unwrapped);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return real.getRootDirectories();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(realPath(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }

  private final class Provider extends FileSystemProvider {

    private FileSystemProvider delegate() {
      return real.provider();
    }

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      Path file = realPath(path);
      String name = options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open";
      FileChannel channel =
          pass(name, file, () -> delegate().newFileChannel(file, options, attributes));
      channels.add(channel);
      return new FaultyChannel(channel, file, FaultyFileSystem.this);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      Path file = realPath(folder);
      DirectoryStream<Path> stream =
          pass(
              "list",
              file,
              () -> delegate().newDirectoryStream(file, path -> filter.accept(wrap(path))));
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return StreamSupport.stream(stream.spliterator(), false)
              .map(FaultyFileSystem.this::wrap)
              .iterator();
        }

        @Override
        public void close() throws IOException {
          stream.close();
        }
      };
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
      FaultyFileSystem.this.pass(
          "move",
          realPath(from),
          () -> {
            delegate().move(realPath(from), realPath(to), options);
            return null;
          });
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
      delegate().copy(realPath(from), realPath(to), options);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      delegate().createDirectory(realPath(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      Path file = realPath(path);
      FaultyFileSystem.this.pass(
          "delete",
          file,
          () -> {
            delegate().delete(file);
            return null;
          });
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return delegate().isSameFile(realPath(path), realPath(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return delegate().isHidden(realPath(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return delegate().getFileStore(realPath(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      Path file = realPath(path);
      FaultyFileSystem.this.pass(
          "access" + List.of(modes),
          file,
          () -> {
            delegate().checkAccess(file, modes);
            return null;
          });
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
      return FaultyFileSystem.this.pass(
          "readLink", realPath(link), () -> wrap(Files.readSymbolicLink(realPath(link))));
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      Path file = realPath(path);
      V view = delegate().getFileAttributeView(file, type, options);
      return view == null
          ? null
          : type.cast(
              Proxy.newProxyInstance(
                  type.getClassLoader(),
                  new Class<?>[] {type},
                  (proxy, method, args) ->
                      FaultyFileSystem.this.pass(
                          method.getName(), file, () -> attribute(view, method, args))));
    }

    private static Object attribute(Object view, Method method, Object[] args) throws IOException {
      try {
        return call(view, method, args);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      Path file = realPath(path);
      return FaultyFileSystem.this.pass(
          "attributes", file, () -> delegate().readAttributes(file, type, options));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
        throws IOException {
      Path file = realPath(path);
      return FaultyFileSystem.this.pass(
          "attributes", file, () -> delegate().readAttributes(file, names, options));
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
        throws IOException {
      delegate().setAttribute(realPath(path), name, value, options);
    }
  }
}
