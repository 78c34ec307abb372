using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Connectors.Http.Configuration;

/// <summary>
/// One named set of options that may be bound to a section: text that cannot be read is told together with every other mistake, by section
/// and key. Compiled into each package that has options, because they share no other package.
/// </summary>
/// <param name="name">Name of the options.</param>
/// <param name="path">What stands before each key: the section's path, or who the options are.</param>
/// <param name="section">What is bound; null binds nothing.</param>
/// <param name="bind">The package's own generated binding.</param>
/// <param name="findMistakes">Everything wrong with the options, each beginning with the path.</param>
internal sealed class SectionOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    string name, string path, IConfigurationSection? section, Action<IConfiguration, TOptions> bind, Func<TOptions, string, IEnumerable<string>> findMistakes)
    : IConfigureNamedOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class
{
    private readonly ConditionalWeakTable<TOptions, List<string>> _unread = [];
    private Reading? _reading;

    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? optionsName, TOptions options)
    {
        if (section is null || optionsName != name)
            return;
        try
        {
            bind(Read(section), options);
        }
        catch (InvalidOperationException e)
        {
            // Binders stop at the first text they cannot read: one after the other, all of them are found.
            var unread = section.AsEnumerable().Where(static entry => entry.Value is not null).Select(entry => Unread(entry, options)).OfType<string>().ToList();
            _unread.AddOrUpdate(options, unread.Count > 0 ? unread : [$"{path} cannot be read{Expected(e)}."]);
        }
    }

    public ValidateOptionsResult Validate(string? optionsName, TOptions options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        var unread = _unread.TryGetValue(options, out var known) ? known : [];
        List<string> all = [.. unread, .. findMistakes(options, path).Where(mistake => !unread.Exists(u => KeyOf(u) == KeyOf(mistake)))];
        return all.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(all);
    }

    /// <summary>Registers it, to be checked when the host starts.</summary>
    public OptionsBuilder<TOptions> AddTo(IServiceCollection services, Action<TOptions>? configure)
    {
        services.AddSingleton<IConfigureOptions<TOptions>>(this);
        services.AddSingleton<IValidateOptions<TOptions>>(this);
        if (section is not null)
            services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(new ConfigurationChangeTokenSource<TOptions>(name, section));
        var options = services.AddOptions<TOptions>(name).ValidateOnStart();
        StartupMistakes.AddTo(services);
        return configure is null ? options : options.Configure(configure);
    }

    /// <summary>The section, read once for each change that it tells.</summary>
    private SectionSnapshot Read(IConfigurationSection present)
    {
        if (Volatile.Read(ref _reading) is { Until.HasChanged: false } known)
            return known.Section;
        var fresh = new Reading(present.GetReloadToken(), new SectionSnapshot(present));
        Volatile.Write(ref _reading, fresh);
        return fresh.Section;
    }

    private string? Unread(KeyValuePair<string, string?> entry, TOptions options)
    {
        try
        {
            bind(new ConfigurationBuilder().AddInMemoryCollection([entry]).Build().GetSection(section!.Path), options);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"{entry.Key} cannot be read{Expected(e)}.";
        }
    }

    /// <summary>Of the binder's message only the type: the text itself could be a secret.</summary>
    private static string Expected(InvalidOperationException failure)
    {
        const string mark = " to type 'System.";
        return failure.Message.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
            ? $"; expected is a value of {failure.Message[(at + mark.Length)..].TrimEnd('.', '\'')}"
            : string.Empty;
    }

    private static string KeyOf(string mistake) => mistake.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? mistake[..end] : mistake;

    /// <param name="Until">Tells when it is no longer what the section holds; taken before it was read.</param>
    /// <param name="Section">What the section held.</param>
    private sealed record Reading(IChangeToken Until, SectionSnapshot Section);
}
