import io.varscope.it.Artifacts
import io.varscope.it.Java

def artifacts = new Artifacts(localRepositoryPath, version)
def classes = new File(basedir, 'target/classes')
def path = Java.path(classes, artifacts.jar('runtime'), artifacts.jar('processor'))
def output = Java.fail('-cp', path, 'acme.Main')
assert output.contains('[MissingBinder] acme.Encoder has no binder acme.EncoderVariables: ') : output
assert output.contains('Maven: annotationProcessorPaths of the maven-compiler-plugin') : output
assert output.contains(
    'Since JDK 23, javac does not run a processor that is only on the class path.') : output
