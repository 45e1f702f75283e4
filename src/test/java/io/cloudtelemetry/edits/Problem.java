package io.cloudtelemetry.edits;

/** What went wrong in a deployment, or is otherwise than the file says after it. */
record Problem(Kind kind, String text) {
    /** Each kind with what it means to the operator. */
    enum Kind {
        /** CloudFormation gives up on the deletion; the alarm pages for ever, outside of every stack. */
        NAMED_BY_A_COMPOSITE,
        /** The deployment fails and is rolled back. */
        NAME_IS_HELD,
        /** The deployment fails and is rolled back. */
        NOT_THERE,
        /** The deployment fails and is rolled back. */
        SERVICE_TOKEN,
        /** The deployment fails and is rolled back: another installation has the objects. */
        OTHER_INSTALLATION,
        /** The custom resource cannot be deleted, its objects stay. */
        FUNCTION_GONE,
        /** The deployment succeeds, and what it made is deleted at its end. */
        DELETED_WITH_ITS_TWIN,
        /** It stays although no file asks for it. */
        STAYS,
        /** The CLI deploys the stacks that the app has; this one it has no more. */
        STACK_IS_GONE,
        /** An alarm tells a topic that is no more. */
        TELLS_NOBODY
    }

    @Override
    public String toString() {
        return kind + ": " + text;
    }
}
