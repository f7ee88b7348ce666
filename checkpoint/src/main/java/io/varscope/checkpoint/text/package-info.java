/** Text from untrusted files: read strictly, and shown so that no terminal obeys it. */
package io.varscope.checkpoint.text;
