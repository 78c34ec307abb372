using System.Text.Json;

namespace Connectors.Flows.BackOffice;

/// <summary>What the cases of others keep of an order, for polls that look over all of them.</summary>
internal static class KeptOffice
{
    /// <summary>What a case knows of ERP and warehouse; null when it knows nothing, or when another release wrote it.</summary>
    /// <param name="state">The state as its flow wrote it.</param>
    /// <param name="read">How that flow reads it.</param>
    public static BackOfficeState? In(string? state, Func<string?, BackOfficeState?> read)
    {
        try
        {
            return read(state);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            // Its own case tells of that, and the poll of all others does not stop for it.
            return null;
        }
    }
}
