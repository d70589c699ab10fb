using Mien.Faces.Persons;
using Mien.Faces.Tests.Tracks;

namespace Mien.Faces.Tests.Persons;

public sealed class PersonListTests
{
    private static readonly PersonList s_list = PersonList.Of([Person(1, "Anna"), Person(2, null)]);

    [Fact]
    public void Parse_WhatToJsonWrote_IsTheSame()
    {
        PersonList read = PersonList.Parse(s_list.ToJson(), "people.json");

        Assert.Equal(s_list.ToJson(), read.ToJson());
        FilmPerson person = read.ToPersons()[0];
        Assert.Equal("Anna", person.Name);
        Assert.InRange(person.Identity.DistanceTo(SimulatedFace.IdentityOf(1)), 0, 1e-3f);
        Assert.Equal([new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(4))], person.Ranges);
    }

    [Fact]
    public void WithName_KnownNumber_NamesThatPersonOnly()
    {
        Assert.Equal(["Anna", "Bea"], s_list.WithName(2, "Bea").Persons.Select(person => person.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_list.WithName(3, "Cleo"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"persons\": null}")]
    [InlineData("{\"persons\": [null]}")]
    [InlineData("{\"persons\": [], \"persons\": []}")]
    [InlineData("{\"persons\": [{\"number\": 1, \"embedding\": null, \"ranges\": [], \"screenTimeShare\": 1, \"meanHeightPx\": 1, \"sampleCount\": 1}]}")]
    [InlineData("{\"persons\": [{\"number\": 1e99, \"embedding\": [], \"ranges\": [], \"screenTimeShare\": 1, \"meanHeightPx\": 1, \"sampleCount\": 1}]}")]
    [InlineData("{\"persons\": [{\"number\": 1, \"embedding\": [1, 2], \"ranges\": [], \"screenTimeShare\": 1, \"meanHeightPx\": 1, \"sampleCount\": 1}]}")]
    [InlineData("{\"version\": 99, \"persons\": []}")]
    public void Parse_SomethingElse_IsAFaultThatNamesTheFile(string json)
    {
        PersonListException fault = Assert.Throws<PersonListException>(() => PersonList.Parse(json, "people.json"));

        Assert.StartsWith("people.json ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("PERSON_LIST", fault.Code);
    }

    private static FilmPerson Person(int number, string? name) => new()
    {
        Number = number,
        Name = name,
        Identity = SimulatedFace.IdentityOf(number),
        Ranges = [new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(4))],
        ScreenTimeShare = 0.25f,
        MeanHeightPx = 120,
        SampleCount = 9,
    };
}
