using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Reasons;

/// <summary>Refuses to write and read an answer, which is no document: without it JSON would lose half of one silently.</summary>
/// <remarks>Generic types cannot name a converter of their own that needs no reflection.</remarks>
public sealed class NoJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        throw new NotSupportedException($"A {typeToConvert.Name} is an answer, not a document: write its value, or its refusals.");
    }
}
