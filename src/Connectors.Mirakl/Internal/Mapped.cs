using Connectors.Domain.Ports;

namespace Connectors.Mirakl.Internal;

/// <summary>A neutral document, or why the platform's item makes none.</summary>
internal readonly record struct Mapped<T>(T? Document, UnreadableItem? Fault)
    where T : class
{
    public static implicit operator Mapped<T>(T document) => new(document, null);

    public static implicit operator Mapped<T>(UnreadableItem fault) => new(null, fault);
}
