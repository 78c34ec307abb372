using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Http.Authentication;
using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>
/// Collects the mistakes of one connection's options, each as <c>section:key what is wrong</c>, and reads text into values. It never quotes a secret.
/// </summary>
public sealed class OptionsMistakes
{
    private readonly List<string> _all = [];

    internal OptionsMistakes(string path) => Path = path;

    /// <summary>What stands before each key: the section's path, or <c>system:name</c> of the connection.</summary>
    public string Path { get; }

    internal IReadOnlyList<string> All => _all;

    /// <summary>Adds a mistake.</summary>
    /// <param name="key">Name of the option, with the key of its entry where it is a map: <c>CallLimits:OR11</c>.</param>
    /// <param name="what">What is wrong and what would be right, without a full stop: <c>is missing</c>.</param>
    public void Add(string key, string what) => _all.Add($"{Path}:{key} {what}.");

    /// <summary>A text that must be there.</summary>
    public void Text([NotNull] string? text, [CallerArgumentExpression(nameof(text))] string key = "")
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(key, "is missing");
        text ??= string.Empty;
    }

    /// <summary>A text that must be there, and is sent in a header.</summary>
    public void HeaderText([NotNull] string? text, [CallerArgumentExpression(nameof(text))] string key = "")
    {
        Text(text, key);
        if (!Internal.HeaderText.CanBeSent(text))
            Add(key, "must be of printable ASCII characters; it is sent in a header");
    }

    /// <summary>A secret that must be there, and can be sent in a header or a form: no spaces at its ends, no control characters.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="isForHeader">Whether it is sent in a header, which takes printable ASCII characters only; false for a form.</param>
    public void Secret(string key, Secret secret, bool isForHeader = true)
    {
        var text = secret.Reveal();
        if (string.IsNullOrWhiteSpace(text))
            Add(key, "is missing");
        else if (text.Any(char.IsControl) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            Add(key, "must have no spaces at its ends and no line breaks");
        else if (isForHeader && !Internal.HeaderText.CanBeSent(text))
            Add(key, "must be of printable ASCII characters; it is sent in a header");
    }

    /// <summary>A number within bounds, both included.</summary>
    public void Between(long value, long least, long most, [CallerArgumentExpression(nameof(value))] string key = "")
    {
        if (value < least || value > most)
            Add(key, string.Create(CultureInfo.InvariantCulture, $"is {value}; it must be {least} to {most}"));
    }

    /// <summary>A duration within bounds, both included.</summary>
    public void Within(TimeSpan value, TimeSpan least, TimeSpan most, [CallerArgumentExpression(nameof(value))] string key = "")
    {
        if (value < least || value > most)
            Add(key, string.Create(CultureInfo.InvariantCulture, $"is {value:c}; it must be {least:c} to {most:c}"));
    }

    /// <summary>How far behind an instant a list is read again: not negative, at most a day.</summary>
    public void Overlap(TimeSpan value, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Within(value, TimeSpan.Zero, TimeSpan.FromDays(1), key);

    /// <summary>An address that credentials go to: absolute, HTTPS outside this machine, no user.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="address">The address; null is no mistake.</param>
    public void Address(string key, Uri? address)
    {
        if (address is not null)
            AddAll(Addresses.Problems(address).Select(problem => $"{Path}:{key} {problem}."));
    }

    /// <summary>The root of an API: an <see cref="Address"/> without query and fragment.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="address">The address; null is no mistake.</param>
    public void Root(string key, Uri? address)
    {
        if (address is not null)
            AddAll(Addresses.ProblemsOfRoot(address).Select(problem => $"{Path}:{key} {problem}."));
    }

    /// <summary>Reads text into a value; text that is none is a mistake that shows it, cut to 64 characters and without control characters.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="text">The text; null or empty is no value and no mistake.</param>
    /// <param name="read">Makes the value; an <see cref="ArgumentException"/> or <see cref="FormatException"/> of it is the mistake.</param>
    /// <param name="expected">What would be right: <c>three letters of ISO 4217, for example GBP</c>.</param>
    /// <param name="key">Name of the option.</param>
    /// <returns>The value; null when there is none.</returns>
    public T? Read<T>(string? text, Func<string, T> read, string expected, [CallerArgumentExpression(nameof(text))] string key = "")
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return read(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            Add(key, $"is '{VendorText.Show(text, 64)}'; expected is {expected}");
            return null;
        }
    }

    internal void AddAll(IEnumerable<string> mistakes) => _all.AddRange(mistakes);

}
