using System.Text.RegularExpressions;
using Connectors.Http.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

/// <summary>Every option of every package binds from a section, with the generated binder and with the one that reflects, and no wrong text is let pass.</summary>
public sealed partial class OptionsBindingTests
{
    public static TheoryData<string> Names => [.. OptionsUnderTest.All.Select(static subject => subject.Type.Name)];

    public static TheoryData<string, string, string> WrongTexts
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var subject in OptionsUnderTest.All)
            {
                foreach (var (key, (_, wrong)) in subject.Keys)
                {
                    foreach (var text in wrong)
                        data.Add(subject.Type.Name, key, text);
                }
            }

            return data;
        }
    }

    [Fact]
    public void No_options_of_a_package_are_forgotten() =>
        Assert.Equal(OptionsUnderTest.TypesInPackages.Select(static t => t.Name).Order(), OptionsUnderTest.All.Select(static s => s.Type.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void No_option_is_forgotten_and_all_are_text_or_primitives(string name)
    {
        var subject = Subject(name);

        Assert.Equal(OptionsUnderTest.KeysOf(subject.Type).Order(), subject.Keys.Keys.Select(static k => Entry().Replace(k, "$1:*")).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_binds_with_the_generated_binder(string name)
    {
        var subject = Subject(name);
        var services = new ServiceCollection();
        subject.Add(services, subject.Configured());
        using var provider = services.BuildServiceProvider();

        AssertBound(subject, subject.Read(provider));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_binds_with_the_reflecting_binder(string name)
    {
        var subject = Subject(name);
        var options = Activator.CreateInstance(subject.Type)!;

        subject.Configured().Bind(options);

        AssertBound(subject, options);
    }

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void A_wrong_text_is_refused_by_section_and_key(string name, string key, string text)
    {
        var subject = Subject(name);
        var services = new ServiceCollection();
        subject.Add(services, subject.Configured(key, text));
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => subject.Read(provider));

        var mistakes = refused.Failures.ToList();
        Assert.Contains(mistakes, m => m.StartsWith($"{OptionsUnderTest.Section}:{key}", StringComparison.Ordinal) || m.StartsWith($"{OptionsUnderTest.Section}:{Index().Replace(key, "")} ", StringComparison.Ordinal));
        Assert.DoesNotContain(mistakes, static m => m.Contains("pw", StringComparison.Ordinal) || m.Any(char.IsControl));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_wrong_texts_of_a_section_are_told_together(string name)
    {
        var subject = Subject(name);
        var services = new ServiceCollection();
        var unreadable = subject.Keys.Where(static k => k.Value.Wrong.Length > 0 && !k.Key.StartsWith("Charges", StringComparison.Ordinal)).ToDictionary(static k => $"{OptionsUnderTest.Section}:{k.Key}", static k => (string?)k.Value.Wrong[^1]);
        subject.Add(services, new ConfigurationBuilder().AddInMemoryCollection(unreadable).Build().GetSection(OptionsUnderTest.Section));
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => subject.Read(provider));

        Assert.All(unreadable.Keys, key => Assert.Contains(refused.Failures, m => m.StartsWith(key, StringComparison.Ordinal) || m.StartsWith(Index().Replace(key, "") + " ", StringComparison.Ordinal)));
    }

    private static OptionsUnderTest.Subject Subject(string name) => OptionsUnderTest.All.Single(s => s.Type.Name == name);

    private static void AssertBound(OptionsUnderTest.Subject subject, object options)
    {
        var fresh = Activator.CreateInstance(subject.Type)!;
        foreach (var key in subject.Keys.Keys)
        {
            var bound = OptionsUnderTest.Subject.At(options, key);
            Assert.True(bound is not null && bound != OptionsUnderTest.Subject.At(fresh, key), $"{subject.Type.Name} {key} is not bound: {bound}");
        }

        Assert.All(subject.Type.GetProperties().Where(static p => p.Name is "ApiKey" or "Token" or "ClientSecret" or "Password" or "Address"), p => Assert.Equal(Secret.Mask, p.GetValue(options)));
    }

    [GeneratedRegex("^(CallLimits|Calls|CarrierNames|CustomerReadOnlyMembers|Files|Charges|DownloadHosts|IgnoredCustomers|IgnoredMetadata|InstructionFields|LockPhrases|PaymentMethods|Resources|ResultHosts|Routes|Locations|States|Tags|Types|UnlimitedGroups):[^:]+")]
    private static partial Regex Entry();

    [GeneratedRegex(":[0-9]+$")]
    private static partial Regex Index();
}
