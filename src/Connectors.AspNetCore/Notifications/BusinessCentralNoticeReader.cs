using System.Buffers;
using System.Text.Json;
using Connectors.Domain.Ports;

namespace Connectors.AspNetCore.Notifications;

/// <summary>
/// Reads what Business Central sends: <c>{"value":[{"clientState":…,"resource":…}]}</c>. It stops at the first entry that is the service's own and of interest: one wakes as well as a thousand.
/// Each entry shows for itself that it is the service's, and what does not show it is passed over.
/// </summary>
internal static class BusinessCentralNoticeReader
{
    /// <summary>The service sends no more in one call: what changed beyond them it tells as one.</summary>
    private const int MostEntries = 1000;

    private const int LongestText = 4096;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads it.</summary>
    /// <param name="body">The beginning of a body, UTF-8.</param>
    /// <param name="isWhole">Whether there is no more of it.</param>
    /// <param name="erp">Knows the secrets, and what is watched.</param>
    public static BusinessCentralNotice Read(ReadOnlySpan<byte> body, bool isWhole, IErpNotifications erp)
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        var reader = new Utf8JsonReader(body, isWhole, default);
        var entries = 0;
        var isOurs = false;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return BusinessCentralNotice.Stranger;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isList = reader.ValueTextEquals("value"u8);
                if (!reader.Read())
                    break;
                if (!isList || reader.TokenType != JsonTokenType.StartArray)
                {
                    if (!reader.TrySkip())
                        break;
                    continue;
                }

                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (++entries > MostEntries)
                        return Doubtful(isOurs);
                    var (entry, isEntryWhole) = Entry(ref reader, erp);
                    if (entry == BusinessCentralNotice.News)
                        return entry;
                    isOurs |= entry != BusinessCentralNotice.Stranger;
                    if (!isEntryWhole)
                        return Doubtful(isOurs);
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no text. It is the service's own if what came before was.
            return Doubtful(isOurs);
        }

        return isOurs && !isWhole ? BusinessCentralNotice.News : isOurs ? BusinessCentralNotice.Unwatched : BusinessCentralNotice.Stranger;
    }

    private static BusinessCentralNotice Doubtful(bool isOurs) => isOurs ? BusinessCentralNotice.News : BusinessCentralNotice.Stranger;

    /// <summary>One entry, and whether it came to its end.</summary>
    private static (BusinessCentralNotice, bool) Entry(ref Utf8JsonReader reader, IErpNotifications erp)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return (BusinessCentralNotice.Stranger, reader.TrySkip());
        var isOurs = false;
        string? resource = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return (!isOurs ? BusinessCentralNotice.Stranger : resource is not null && erp.Watches(resource) ? BusinessCentralNotice.News : BusinessCentralNotice.Unwatched, true);
            var (isState, isResource) = (reader.ValueTextEquals("clientState"u8), reader.ValueTextEquals("resource"u8));
            if (!reader.Read())
                break;
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestText && (isState || isResource))
            {
                if (isState)
                    isOurs = Recognises(ref reader, erp);
                else
                    resource = reader.GetString();
            }
            else if (!reader.TrySkip())
            {
                break;
            }
        }

        return (isOurs ? BusinessCentralNotice.Unwatched : BusinessCentralNotice.Stranger, false);
    }

    /// <summary>The text goes from the body to the comparison, and is in no string in between.</summary>
    private static bool Recognises(ref Utf8JsonReader reader, IErpNotifications erp)
    {
        var text = ArrayPool<byte>.Shared.Rent(LongestText);
        try
        {
            return erp.Recognises(text.AsSpan(0, reader.CopyString(text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text, clearArray: true);
        }
    }
}
