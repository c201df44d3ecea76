package io.claimway.simulator.world;

import java.util.List;

/** Words from which synthetic people and places are named; any likeness is chance. */
final class SyntheticNames {

  static final List<String> FIRST =
      List.of(
          "Ada", "Bruno", "Celia", "Dorian", "Elif", "Fabian", "Greta", "Hugo", "Ines", "Jonah",
          "Kira", "Leon", "Mina", "Noel", "Olga", "Pablo", "Quinn", "Rosa", "Sami", "Tara", "Uma",
          "Viktor", "Wanda", "Xenia", "Yusuf", "Zora", "Amos", "Bella", "Carlo", "Dina", "Emil",
          "Flora", "Gideon", "Hana", "Ivan", "Jade", "Karim", "Lydia", "Marek", "Nadia");

  static final List<String> LAST =
      List.of(
          "Abbot",
          "Barrow",
          "Castell",
          "Delmar",
          "Eastman",
          "Farley",
          "Galvez",
          "Harlow",
          "Ibarra",
          "Jansen",
          "Keane",
          "Lindqvist",
          "Marlowe",
          "Navarro",
          "O'Dell",
          "Pemberton",
          "Quigley",
          "Rosales",
          "Sandoval",
          "Tanaka",
          "Underhill",
          "Vasquez",
          "Whitlock",
          "Xiong",
          "Yardley",
          "Zielinski",
          "Ashby-Cole",
          "Beaumont",
          "Cordero",
          "Dunmore",
          "Ellery",
          "Fontaine",
          "Goddard",
          "Hollis",
          "Ingram",
          "Jacoby",
          "Kessler",
          "Lockhart",
          "Mercado",
          "Nyberg");

  static final List<String> PLACES =
      List.of(
          "Harborview",
          "Elmwood",
          "Northgate",
          "Silver Lake",
          "Old Mill",
          "Lantern",
          "Riverbend",
          "Cobblestone",
          "Willow",
          "Beacon",
          "Granite",
          "Meadow");

  private SyntheticNames() {}
}
