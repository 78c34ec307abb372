using System.Globalization;

namespace Connectors.Patchworks;

/// <summary>What a flow answered, as it came. It may hold personal data, so none of it is shown.</summary>
/// <param name="MediaType">What the trigger says that it is, which nobody checks; null when it says nothing.</param>
/// <param name="Payloads">The payloads, in their order; never null. A payload that came as a text is that text, in UTF-8.</param>
/// <remarks>Value equality does not look into <see cref="Payloads"/>.</remarks>
public sealed record CallbackAnswer(string? MediaType, IReadOnlyList<ReadOnlyMemory<byte>> Payloads)
{
    /// <summary>How many there are; never what they hold.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(CallbackAnswer)} of {Payloads.Count} payloads");
}
