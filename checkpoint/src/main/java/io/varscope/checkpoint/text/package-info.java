/** Text of strangers: read strictly, shown so that no terminal obeys it. */
package io.varscope.checkpoint.text;
