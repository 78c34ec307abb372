namespace Connectors.Testing;

internal static class ListReading
{
    /// <summary>Reads a list to its end.</summary>
    public static async Task ReadToEndAsync<T>(this IAsyncEnumerable<T> list)
    {
        await foreach (var _ in list)
        {
            // What it holds is not looked at.
        }
    }
}
