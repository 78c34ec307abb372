namespace Connectors.Mirakl.Internal;

/// <summary>The caller's own rows failed while they were sent; the caller gets the cause.</summary>
internal sealed class RowsException(Exception cause) : Exception(cause.Message, cause)
{
    public Exception Cause { get; } = cause;
}
