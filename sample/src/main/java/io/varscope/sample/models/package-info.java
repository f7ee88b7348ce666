/**
 * Published models, with the names, shapes and types of the variables that their checkpoints have.
 *
 * <p>Each is declared in one file, and is a graph of its own, since no two are meant for one store.
 * The layers of PyTorch that several of them use are beside them.
 */
package io.varscope.sample.models;
