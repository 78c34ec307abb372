namespace Connectors.Http.Internal;

internal static class BodyReading
{
    /// <summary>Reads what is there; a body that cannot be unpacked is always <see cref="InvalidDataException"/>.</summary>
    public static async ValueTask<int> ReadUnpackedAsync(this Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw new InvalidDataException("The body cannot be unpacked.", e);   // Brotli says it this way.
        }
    }

    public static HttpRequestException TooLarge(long most) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"The body is larger than {most} bytes.");

    public static HttpRequestException TooManyItems() =>
        new(HttpRequestError.ConfigurationLimitExceeded, "The body holds many more items than were asked for.");
}
