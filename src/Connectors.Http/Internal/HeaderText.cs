using System.Buffers;

namespace Connectors.Http.Internal;

/// <summary>
/// What a header can carry: the transport refuses anything but ASCII, and says so like a connection that broke, after which nobody knows whether a request left.
/// So it is refused before. Pure.
/// </summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> Sendable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static c => (char)c), '\t']);

    public static bool CanBeSent(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Sendable);
}
