namespace Connectors.Fuzz;

/// <summary>A reader of what others wrote, and what may come of it.</summary>
/// <param name="Name">Folder of what it failed on.</param>
/// <param name="Seeds">Inputs that it reads well, to begin with.</param>
/// <param name="Read">Reads an input; whatever it throws, but for its documented exceptions, is a mistake of the reader.</param>
/// <param name="Documented">Whether an exception is one that the reader's documentation names.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Read, Func<Exception, bool> Documented)
{
    /// <summary>What the reader did otherwise than documented; null when nothing.</summary>
    /// <param name="input">What it is given.</param>
    public Exception? Try(byte[] input)
    {
        try
        {
            Read(input);
            return null;
        }
        catch (Exception thrown)
        {
            return Documented(thrown) ? null : thrown;
        }
    }
}
