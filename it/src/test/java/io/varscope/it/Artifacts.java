package io.varscope.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the projects get from the repository. */
public final class Artifacts {

  private final Path repository;
  private final String version;

  /**
   * The artifacts of a version.
   *
   * @param repository the folder of the local repository
   */
  public Artifacts(File repository, String version) {
    this.repository = repository.toPath();
    this.version = version;
  }

  /** The jar of {@code runtime} or {@code processor}. */
  public File jar(String module) {
    return file(module, "jar");
  }

  /** What those who depend on a module get too, by the scopes in its POM. */
  public List<String> dependencies(String module)
      throws ParserConfigurationException, SAXException, IOException {
    return children(project(module), "dependencies").stream()
        .flatMap(all -> children(all, "dependency").stream())
        .filter(one -> !List.of("test", "provided").contains(text(one, "scope")))
        .map(Artifacts::name)
        .toList();
  }

  /** What a POM gives versions to, itself. */
  public List<String> managed(String module)
      throws ParserConfigurationException, SAXException, IOException {
    return children(project(module), "dependencyManagement").stream()
        .flatMap(management -> children(management, "dependencies").stream())
        .flatMap(all -> children(all, "dependency").stream())
        .map(Artifacts::name)
        .sorted()
        .toList();
  }

  /** What is said in a POM, without what it inherits. */
  public List<String> elements(String module)
      throws ParserConfigurationException, SAXException, IOException {
    return children(project(module)).stream().map(Element::getTagName).toList();
  }

  private Element project(String module)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file(module, "pom"))
        .getDocumentElement();
  }

  private static String name(Element dependency) {
    return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
  }

  private static String text(Element element, String name) {
    return children(element, name).stream().map(Element::getTextContent).findFirst().orElse("");
  }

  private static List<Element> children(Element element, String name) {
    return children(element).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private File file(String module, String suffix) {
    String name = "varscope-" + module;
    return repository
        .resolve(Path.of("io", "varscope", name, version, name + "-" + version + "." + suffix))
        .toFile();
  }
}
