namespace Connectors.Patchworks.Json;

/// <summary>One thing of the vendor's, whichever form it came in: see <see cref="EntityForm"/>.</summary>
internal sealed record Entity<T>(T Value)
    where T : class;
