package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;

/** Read from cloudbees-folder 6.1100.ve9eed61d16c4. */
public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {}
