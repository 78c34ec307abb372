namespace Connectors.Http.Internal;

/// <summary>Which successes of a call may come without a document.</summary>
internal enum NoDocument
{
    /// <summary>None: an empty body is no answer.</summary>
    Never,

    /// <summary>204, by which the vendor says that there is nothing to read.</summary>
    WhereSaid,

    /// <summary>Any without a body: of a write the status says enough.</summary>
    WhereEmpty,
}
